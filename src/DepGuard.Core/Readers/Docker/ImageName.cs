namespace DepGuard.Readers.Docker;

/// <summary>Image references such as <c>registry.example.org:5000/team/auth:1.2@sha256:…</c>.</summary>
internal static class ImageName
{
    /// <summary>The repository without registry, tag and digest: <c>team/auth</c>; variables are dropped.</summary>
    public static string Repository(string image)
    {
        var text = WithoutVariables(image.IndexOf('@') is var at and >= 0 ? image[..at] : image);
        if (text.Contains("//", StringComparison.Ordinal))
            text = string.Join('/', text.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var start = text.IndexOf('/') is var slash and > 0 && IsRegistry(text.AsSpan(0, slash)) ? slash + 1 : 0;
        var end = text.LastIndexOf(':') is var colon && colon > text.LastIndexOf('/') ? colon : text.Length;
        return text[start..end];
    }

    private static bool IsRegistry(ReadOnlySpan<char> part) => part.ContainsAny('.', ':') || part is "localhost";

    /// <summary>The text without <c>${REGISTRY}</c> and the like, which name no repository.</summary>
    private static string WithoutVariables(string text)
    {
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", StringComparison.Ordinal))
        {
            var close = text.IndexOf('}', open);
            text = close < 0 ? text[..open] : text.Remove(open, close - open + 1);
        }

        return text.Trim(':', '/');
    }
}
