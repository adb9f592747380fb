enum NoticesPagesRoom {}
