Console.WriteLine("attain");
