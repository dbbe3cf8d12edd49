using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Spring.ConfigServers;

/// <summary>Names of repositories: <c>https://user:secret@git.example/shop/config.git</c> is <c>git.example/shop/config</c>.</summary>
internal static class GitRepository
{
    /// <summary>Host and path without user, query and ending; null for a folder of the own machine or anything else.</summary>
    public static string? NameOf(string uri)
    {
        var text = uri.Trim();
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark < 0 && text.IndexOf('@') is var at and > 0 && text.IndexOf(':', at) is var colon and > 0)
            (text, mark) = ($"ssh://{text[(at + 1)..colon]}/{text[(colon + 1)..]}", 3);
        if (mark <= 0 || text[..mark] is not ("http" or "https" or "ssh" or "git" or "svn") || UrlText.Parse(text) is not [var parsed] || parsed.Address.IsLoopback || parsed.Address.IsVariable)
            return null;

        var path = parsed.Path[..(parsed.Path.AsSpan().IndexOfAny("?# ") is var end and >= 0 ? end : parsed.Path.Length)].Trim('/');
        if (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            path = path[..^4];
        return path.Length == 0 || path.AsSpan().IndexOfAny("{}$@") >= 0 ? parsed.Address.Host : $"{parsed.Address.Host}/{path}";
    }
}
