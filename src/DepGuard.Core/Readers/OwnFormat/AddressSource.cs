using DepGuard.Documents;
using DepGuard.Documents.Paths;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.OwnFormat;

/// <summary>Files in a company's own format, and where in them callers and the addresses that they call stand.</summary>
/// <param name="Files">The files.</param>
/// <param name="Caller">Where the name of a caller stands.</param>
/// <param name="Addresses">Where the addresses that it calls stand.</param>
/// <param name="Mode">Mode of the calls; null where the callee and the address decide.</param>
internal sealed record AddressSource(FilePattern Files, StatedPath Caller, StatedPath Addresses, CallMode? Mode);

/// <summary>A path with the place that states it.</summary>
/// <param name="Path">The path.</param>
/// <param name="At">The place.</param>
internal sealed record StatedPath(NodePath Path, SourceSpan At);

/// <summary>A pattern for paths: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> does not.</summary>
/// <param name="Text">The pattern, relative to the folder of the file that states it.</param>
/// <param name="At">The place that states it.</param>
internal sealed record FilePattern(string Text, SourceSpan At)
{
    /// <summary>True for a printed path that matches, from the folder of the configuration or from the scanned one.</summary>
    public bool Matches(string path)
    {
        var pattern = Text.StartsWith("./", StringComparison.Ordinal) ? Text[2..] : Text;
        var folder = Paths.Folder(At.Path);
        return Matches(pattern, path) || (folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal) && Matches(pattern, path.AsSpan(folder.Length + 1)));
    }

    /// <summary>Backtracks to the last star only, and to the last double star where that fails: quadratic at worst.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var (at, text, star, starText, wide, wideText) = (0, 0, -1, 0, -1, 0);
        while (text < path.Length)
        {
            if (pattern[at..].StartsWith("**"))
            {
                at += pattern[at..].StartsWith("**/") ? 3 : 2;
                (wide, wideText, star) = (at, text, -1);
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                (star, starText) = (++at, text);
            }
            else if (at < pattern.Length && (pattern[at] == path[text] || (pattern[at] == '?' && path[text] != '/')))
            {
                (at, text) = (at + 1, text + 1);
            }
            else if (star >= 0 && path[starText] != '/')
            {
                (at, text) = (star, ++starText);
            }
            else if (wide >= 0)
            {
                (at, text, star) = (wide, ++wideText, -1);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }
}
