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

    /// <summary>The finding of a diagnostic; null for one that is hidden, suppressed, of no rule, or in no file.</summary>
    public static Finding? Finding(Diagnostic diagnostic, Func<string, string> printed)
    {
        if (diagnostic.IsSuppressed || diagnostic.Severity == DiagnosticSeverity.Hidden || RuleCatalog.Find(diagnostic.Id) is not { } rule)
            return null;
        if (Place(diagnostic.Location, printed) is not { } at)
            return null;

        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var related = diagnostic.AdditionalLocations.Select(location => Place(location, printed)).OfType<SourceSpan>().Select(place => new RelatedLocation("see also", place));
        return new Finding(rule, SeverityOf(diagnostic.Severity), message, at, [.. related], $"{at.Path}\n{message}", Confidence.Declared);
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
