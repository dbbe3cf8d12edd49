using Microsoft.CodeAnalysis;

namespace DepGuard.Analyzers.CodeFixes.Rewriting;

/// <summary>Makes sure that a fix breaks nothing: the files that it changes have no error that they did not have before.</summary>
internal static class Soundness
{
    /// <summary>Whether every changed file compiles as well as it did.</summary>
    public static async Task<bool> HoldsAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var document in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var errors = await ErrorsAsync(after.GetDocument(document), cancellation).ConfigureAwait(false);
            if (errors.Count > 0 && errors.Except(await ErrorsAsync(before.GetDocument(document), cancellation).ConfigureAwait(false)).Any())
                return false;
        }

        return true;
    }

    private static async Task<IReadOnlyList<(string Id, string Text)>> ErrorsAsync(Document? document, CancellationToken cancellation)
    {
        var model = document is null ? null : await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return [.. model?.GetDiagnostics(cancellationToken: cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (diagnostic.Id, diagnostic.GetMessage())) ?? []];
    }
}
