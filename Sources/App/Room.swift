enum AppRoom {}
