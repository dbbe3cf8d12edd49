namespace DepGuard.Readers.Docker;

/// <summary>Image references such as <c>registry.example.org:5000/team/auth:1.2@sha256:…</c>.</summary>
internal static class ImageName
{
    /// <summary>The repository without registry, tag and digest: <c>team/auth</c>; variables are dropped.</summary>
    public static string Repository(string image)
    {
        var text = WithoutVariables(image.Split('@')[0]);
        var colon = text.LastIndexOf(':');
        if (colon > text.LastIndexOf('/'))
            text = text[..colon];
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts.Length > 1 && IsRegistry(parts[0]) ? parts[1..] : parts);
    }

    private static bool IsRegistry(string part) => part.Contains('.') || part.Contains(':') || part == "localhost";

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
