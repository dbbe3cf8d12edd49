using System.Collections.Immutable;
using System.Globalization;
using DepGuard.Analyzers;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Source;

/// <summary>The rules about code, and how what they report becomes a finding.</summary>
internal static class CodeRules
{
    /// <summary>All analyzers, by name.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(DepGuardAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Rules that report nothing unless they are asked for, with the severity that they then have.</summary>
    public static IReadOnlyDictionary<string, ReportDiagnostic> OffByDefault { get; } = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Where(rule => !rule.IsEnabledByDefault)
        .DistinctBy(rule => rule.Id)
        .ToDictionary(rule => rule.Id, rule => rule.DefaultSeverity == DiagnosticSeverity.Error ? ReportDiagnostic.Error : rule.DefaultSeverity == DiagnosticSeverity.Warning ? ReportDiagnostic.Warn : ReportDiagnostic.Info);

    /// <summary>
    /// The findings of a project's diagnostics. A finding is identified by its file, the member that holds it and its message; of equal ones
    /// in a member, by their order too, so that lines may move and none hides behind another.
    /// </summary>
    public static IReadOnlyList<Finding> Findings(IEnumerable<Diagnostic> diagnostics, Compilation compilation, Func<string, string> printed)
    {
        var seen = new Dictionary<(string Rule, string Subject), int>();
        var findings = new List<Finding>();
        foreach (var diagnostic in diagnostics.OrderBy(one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start))
            if (Finding(diagnostic, Member(diagnostic.Location, compilation), printed) is { } finding)
            {
                var number = seen[(finding.Rule.Id, finding.Subject)] = seen.GetValueOrDefault((finding.Rule.Id, finding.Subject)) + 1;
                findings.Add(number == 1 ? finding : finding with { Subject = $"{finding.Subject}\n{number}" });
            }

        return findings;
    }

    /// <summary>The member around a place; empty outside of all.</summary>
    private static string Member(Location location, Compilation compilation) =>
        location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree) && compilation.GetSemanticModel(tree).GetEnclosingSymbol(location.SourceSpan.Start) is { } symbol
            ? symbol.ToDisplayString()
            : string.Empty;

    /// <summary>The finding of a diagnostic; null for one that is hidden, suppressed, of no rule, or in no file.</summary>
    private static Finding? Finding(Diagnostic diagnostic, string member, Func<string, string> printed)
    {
        if (diagnostic.IsSuppressed || diagnostic.Severity == DiagnosticSeverity.Hidden || RuleCatalog.Find(diagnostic.Id) is not { } rule)
            return null;
        if (Place(diagnostic.Location, printed) is not { } at)
            return null;

        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var related = diagnostic.AdditionalLocations.Select(location => Place(location, printed)).OfType<SourceSpan>().Select(place => new RelatedLocation("see also", place));
        return new Finding(rule, SeverityOf(diagnostic.Severity), message, at, [.. related], $"{at.Path}\n{member}\n{message}", Confidence.Declared);
    }

    private static Severity SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Severity.Error,
        DiagnosticSeverity.Warning => Severity.Warning,
        _ => Severity.Note,
    };

    private static SourceSpan? Place(Location location, Func<string, string> printed)
    {
        var span = location.GetLineSpan();
        return span.IsValid && span.Path.Length > 0
            ? new SourceSpan(printed(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1)
            : null;
    }
}
