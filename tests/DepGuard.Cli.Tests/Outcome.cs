namespace DepGuard.Cli.Tests;

/// <summary>What a run of the command line left behind.</summary>
/// <param name="Status">Exit status.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Outcome(int Status, string Out, string Error)
{
    /// <summary>Both streams, as a terminal shows them.</summary>
    public string Both => Out + Error;
}
