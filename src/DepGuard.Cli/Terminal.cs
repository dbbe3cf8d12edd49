namespace DepGuard.Cli;

/// <summary>The streams of a run and the folder that it starts in; the only place that knows about the process around it.</summary>
/// <param name="Out">Standard output: holds only what was asked for.</param>
/// <param name="Error">Standard error: everything else.</param>
/// <param name="In">Standard input.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In)
{
    /// <summary>Folder from which paths are understood and to which printed paths are relative.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>True when standard output is a person's terminal.</summary>
    public bool IsInteractive { get; init; } = !Console.IsOutputRedirected;

    /// <summary>Columns of the terminal; 0 if it is none.</summary>
    public int Width => IsInteractive ? Console.WindowWidth : 0;

    /// <summary>An environment variable; null if it is unset or empty.</summary>
    public Func<string, string?> Variable { get; init; } = static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The day on which suppressions are judged.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Processors that may be used.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;
}
