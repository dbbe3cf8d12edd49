namespace DepGuard.Cli.Tests;

/// <summary>Runs the command line in process, in a folder, away from the variables and the clock of the machine.</summary>
/// <param name="Folder">The current folder.</param>
internal sealed record Shell(string Folder)
{
    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands on standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Replaces the look-up of variables, for failures.</summary>
    public Func<string, string?>? Variable { get; init; }

    /// <summary>Cancels the run.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Runs <c>depguard</c> with the arguments.</summary>
    public Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(Input);
        var terminal = new Terminal(output, error, input)
        {
            Folder = Folder,
            IsInteractive = false,
            Variable = Variable ?? (name => Variables.GetValueOrDefault(name)),
            Today = new DateOnly(2026, 11, 24),
            Processors = 1,
        };
        var status = CommandLine.RunAsync(arguments, terminal, Cancellation).GetAwaiter().GetResult();
        return new Outcome(status, output.ToString(), error.ToString());
    }
}
