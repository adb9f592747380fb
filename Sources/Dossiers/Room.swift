enum DossiersRoom {}
