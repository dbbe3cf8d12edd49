using DepGuard.Findings;

namespace DepGuard.Reports;

/// <summary>Prints a result in one format: a pure function of the result.</summary>
public interface IReport
{
    /// <summary>Name of the format on the command line.</summary>
    string Format { get; }

    /// <summary>Writes the whole document.</summary>
    void Write(AnalysisResult result, TextWriter output);
}
