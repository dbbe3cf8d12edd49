using DepGuard.Documents;
using DepGuard.Documents.Paths;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>Reads an entry of <c>sources</c>; a path that is none is shown with a caret under its first mistake.</summary>
internal sealed class SourceConfigReader(ConfigProblems problems)
{
    private static readonly string[] Required = ["files", "caller", "addresses"];

    /// <summary>The entry; null if something in it is wrong.</summary>
    public SourceConfig? Read(Node item, CallMode? mode)
    {
        problems.CheckKeys(item, ConfigKeys.Source, "key of a source");
        foreach (var key in Required.Where(key => item[key] is not Scalar { IsNull: false }))
            problems.Error(item.At, $"a source needs '{key}'");
        return item["files"] is Scalar files && Path(item["caller"]) is { } caller && Path(item["addresses"]) is { } addresses
            ? new SourceConfig(files, caller, addresses, mode)
            : null;
    }

    private (NodePath Path, SourceSpan At)? Path(Node? node)
    {
        if (node is not Scalar text)
            return null;
        if (NodePath.Parse(text.Value, out var error, out var at) is { } path)
            return (path, text.At);

        var column = text.At.Column + at + (text.IsPlain ? 0 : 1);
        problems.Error(text.At with { Column = column }, $"{error}\n  {text.Value}\n  {new string(' ', at)}^");
        return null;
    }
}
