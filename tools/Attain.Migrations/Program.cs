Console.Error.WriteLine("This project exists for dotnet-ef only: see docs/development.md.");
return 2;
