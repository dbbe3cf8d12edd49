using DepGuard.Sources;

namespace DepGuard.Documents;

/// <summary>A file with its documents; those that could not be read are missing and have left a problem.</summary>
internal sealed record ParsedFile(SourceFile File, IReadOnlyList<Document> Documents, IReadOnlyList<DocumentProblem> Problems);
