using DepGuard.Documents;

namespace DepGuard.Readers.Compose;

/// <summary>The Compose files of one folder.</summary>
/// <param name="Folder">The project directory.</param>
/// <param name="Files">Files that are merged, in this order.</param>
/// <param name="Left">Files of the folder that belong to other variants.</param>
internal sealed record ComposeProject(string Folder, IReadOnlyList<ParsedFile> Files, IReadOnlyList<ParsedFile> Left)
{
    /// <summary>Naming scope of its services.</summary>
    public string Scope => $"compose:{(Folder.Length == 0 ? "." : Folder)}";

    /// <summary>Name of the project: the one that the model states, else that of the folder; null if the folder is the scanned one.</summary>
    public string? NameIn(Node model) =>
        model["name"]?.Text is { Length: > 0 } stated ? stated
        : Folder.Length == 0 ? null
        : string.Concat(Paths.Name(Folder).ToLowerInvariant().Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'));
}
