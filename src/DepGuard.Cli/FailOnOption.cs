using System.CommandLine;
using DepGuard.Contracts;

namespace DepGuard.Cli;

/// <summary>The option that says which findings make a run fail.</summary>
internal sealed class FailOnOption
{
    private readonly Option<string> _option = new("--fail-on")
    {
        Description = "Lowest severity that makes the run fail: error, warning, note or never.",
        DefaultValueFactory = _ => "error",
        HelpName = "SEVERITY",
    };

    /// <summary>Adds the option to a command.</summary>
    public FailOnOption(Command command)
    {
        _option.AcceptOnlyFromAmong("error", "warning", "note", "never");
        command.Options.Add(_option);
    }

    /// <summary>The severity; null for never.</summary>
    public Severity? Read(ParseResult parsed) => parsed.GetValue(_option) switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        _ => null,
    };
}
