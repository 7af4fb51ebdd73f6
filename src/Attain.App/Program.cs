using System.Text;
using Attain.App;
using Attain.App.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var services = AttainServices.Build();
return CommandLine.Run(args, services, Console.Out, Console.Error, TerminalLanguage.OfEnvironment());
