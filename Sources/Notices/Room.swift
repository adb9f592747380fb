enum NoticesRoom {}
