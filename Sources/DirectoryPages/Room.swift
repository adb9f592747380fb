enum DirectoryPagesRoom {}
