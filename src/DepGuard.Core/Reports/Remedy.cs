namespace DepGuard.Reports;

/// <summary>One way to be rid of a finding.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Also">What has to be done with it; empty for most.</param>
internal sealed record Remedy(string Text, IReadOnlyList<string> Also)
{
    /// <summary>The alternatives among the lines of a finding, best first: lines that begin with <c>Also</c> are part of the first.</summary>
    public static IReadOnlyList<Remedy> Alternatives(IReadOnlyList<string> lines) =>
        [.. lines.Where((line, at) => at == 0 || !IsAlso(line)).Select((line, at) => new Remedy(line, at == 0 ? [.. lines.Skip(1).Where(IsAlso)] : []))];

    private static bool IsAlso(string line) => line.StartsWith("Also ", StringComparison.Ordinal);
}
