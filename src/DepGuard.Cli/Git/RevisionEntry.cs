using System.Globalization;
using System.Text;

namespace DepGuard.Cli.Git;

/// <summary>A regular file of a commit.</summary>
/// <param name="Path">Its path in the repository, with <c>/</c>.</param>
/// <param name="Blob">Id of its contents.</param>
/// <param name="Length">Bytes of its contents.</param>
internal sealed record RevisionEntry(string Path, string Blob, long Length)
{
    /// <summary>The files of a commit as <c>git ls-tree -r -z -l</c> lists them: links and submodules are left out, as the scan of a disk does.</summary>
    public static IEnumerable<RevisionEntry> Parse(byte[] listing)
    {
        foreach (var line in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var words = tab < 0 ? [] : line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [['1', '0', '0', ..], "blob", var blob, var length] && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                yield return new RevisionEntry(line[(tab + 1)..], blob, bytes);
        }
    }
}
