"""Scripts for developers: training, measuring, making test documents."""
