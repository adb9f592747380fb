enum DirectoryRoom {}
