enum DesignSystemRoom {}
