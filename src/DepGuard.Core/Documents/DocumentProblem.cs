using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>What kept a document, or a part of it, from being understood.</summary>
internal enum DocumentProblemKind
{
    /// <summary>The text breaks the grammar of its format.</summary>
    Syntax,

    /// <summary>A bound of <see cref="ScanLimits"/> was exceeded.</summary>
    Limit,

    /// <summary>A key stands twice in one mapping.</summary>
    DuplicateKey,

    /// <summary>The text is a template that has to be rendered first.</summary>
    Template,
}

/// <summary>A problem with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where.</param>
/// <param name="Values">Details in words: of a syntax error the reason, of a limit what was exceeded and the limit, of a key its name and first line.</param>
internal sealed record DocumentProblem(DocumentProblemKind Kind, SourceSpan At, IReadOnlyList<string> Values);
