enum ProfilesRoom {}
