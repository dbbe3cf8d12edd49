namespace DepGuard.Reports.Text;

/// <summary>How much of a result the text report prints, and for what kind of reader.</summary>
public sealed record TextOptions
{
    /// <summary>For logs, editors and <c>grep</c>: no colour, no wrapping, a finding's first line in compilers' form.</summary>
    public static TextOptions Plain { get; } = new();

    /// <summary>For a person at a terminal.</summary>
    public bool Terminal { get; init; }

    /// <summary>Severities in colour, in addition to their names.</summary>
    public bool Colour { get; init; }

    /// <summary>Columns at which a terminal's text is wrapped; 0 for no wrapping.</summary>
    public int Width { get; init; }

    /// <summary>Every note, every step, every detail and the suppressed findings.</summary>
    public bool Verbose { get; init; }
}
