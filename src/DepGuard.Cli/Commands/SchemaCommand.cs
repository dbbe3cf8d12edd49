using System.CommandLine;
using DepGuard.Configuration;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard schema</c>: the JSON schema of <c>depguard.yaml</c>.</summary>
internal sealed class SchemaCommand : Command
{
    public SchemaCommand(Terminal terminal)
        : base("schema", "Prints the JSON schema of depguard.yaml, for editors.")
    {
        SetAction(_ =>
        {
            terminal.Out.Write(ConfigSchema.Write());
            return ExitStatus.Clean;
        });
    }
}
