print("thubon")
