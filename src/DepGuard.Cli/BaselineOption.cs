using System.CommandLine;
using DepGuard.Findings.Baselines;

namespace DepGuard.Cli;

/// <summary>The option that names the file with accepted findings.</summary>
internal sealed class BaselineOption
{
    private readonly Terminal _terminal;
    private readonly Option<string?> _option = new("--baseline")
    {
        Description = "File with findings that are accepted; 'depguard baseline' writes it.",
        HelpName = "FILE",
    };

    /// <summary>Adds the option to a command.</summary>
    public BaselineOption(Command command, Terminal terminal)
    {
        _terminal = terminal;
        command.Options.Add(_option);
    }

    /// <summary>The baseline; null if none is asked for.</summary>
    public Baseline? Read(ParseResult parsed) => parsed.GetValue(_option) is { } file ? new BaselineFile(_terminal, file).Read() : null;
}
