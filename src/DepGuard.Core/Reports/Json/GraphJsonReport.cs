using DepGuard.Findings;

namespace DepGuard.Reports.Json;

/// <summary>The service graph for programs.</summary>
public sealed class GraphJsonReport : IReport
{
    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output) =>
        JsonText.Write(output, json => GraphJson.Write(json, result.Graph));
}
