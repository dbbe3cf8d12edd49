using System.Text;
using DepGuard.Sources;

namespace DepGuard.Readers.Httpd;

/// <summary>A directive of httpd that may pass requests on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Target">Where it passes requests; null if it does not.</param>
/// <param name="At">Its place.</param>
internal sealed record HttpdDirective(string Name, string? Target, SourceSpan At)
{
    private const int LongestDirective = 65_536;

    private static readonly string[] Proxying = ["ProxyPass", "ProxyPassMatch", "BalancerMember"];

    /// <summary>The directives that pass requests on, in order; comments and everything else are passed over.</summary>
    public static IEnumerable<HttpdDirective> Read(SourceFile file)
    {
        var number = 0;
        var start = 0;
        var joined = new StringBuilder();
        foreach (var raw in file.Text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            start = joined.Length == 0 ? number : start;
            if (line.EndsWith('\\') && joined.Length < LongestDirective)
            {
                joined.Append(line, 0, line.Length - 1).Append(' ');
                continue;
            }

            if (Of(joined.Append(line).ToString(), new SourceSpan(file.Path, start, 1, number, raw.TrimEnd().Length + 1)) is { } directive)
                yield return directive;
            joined.Clear();
        }
    }

    private static HttpdDirective? Of(string line, SourceSpan at)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0].StartsWith('#'))
            return null;
        if (Array.Find(Proxying, name => name.Equals(words[0], StringComparison.OrdinalIgnoreCase)) is { } proxying)
            return new HttpdDirective(proxying, words.Skip(1).Take(2).Select(Unquoted).FirstOrDefault(IsUrl), at);

        // RewriteRule passes a request on if it has the flag P.
        return words[0].Equals("RewriteRule", StringComparison.OrdinalIgnoreCase) && words.Length > 3 && Flags(words[^1]).Contains("P", StringComparer.OrdinalIgnoreCase)
            ? new HttpdDirective("RewriteRule", IsUrl(Unquoted(words[2])) ? Unquoted(words[2]) : null, at)
            : null;
    }

    private static string[] Flags(string word) => word.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries);

    private static string Unquoted(string word) => word.Trim('"', '\'');

    private static bool IsUrl(string word) => word.Contains("://", StringComparison.Ordinal);
}
