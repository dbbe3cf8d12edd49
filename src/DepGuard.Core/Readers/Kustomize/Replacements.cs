using System.Globalization;
using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>The key <c>replacements</c>: copies a value of one object into fields of others, whole or as a part between delimiters.</summary>
internal sealed class Replacements(Workspace workspace, Kustomization one, BuildBudget budget)
{
    /// <summary>Copies the values.</summary>
    public void Run(ResourceList resources)
    {
        foreach (var item in one.Items("replacements").SelectMany(Definitions))
            if (item["source"] is { } source && Source(resources, source) is { } value)
                foreach (var target in item["targets"]?.Items ?? [])
                    Copy(resources, target, value);
    }

    /// <summary>Stated in place, or in a file that holds one or a list.</summary>
    private IEnumerable<Node> Definitions(Node item)
    {
        if (item["path"]?.Text is not { } path || Paths.Combine(one.Folder, path) is not { } full)
            return [item];
        return (workspace.Parsed(full)?.Documents ?? []).SelectMany(document => document.Root is Sequence list ? list.Items : [document.Root]);
    }

    private Scalar? Source(ResourceList resources, Node source)
    {
        var place = new TargetSelector(source).Find(resources, budget).Cast<int?>().FirstOrDefault();
        if (place is not { } found || new FieldPath(source["fieldPath"]?.Text ?? "metadata.name").Find(resources[found].Root).FirstOrDefault() is not Scalar value)
            return null;
        if (source["options"]?["delimiter"]?.Text is not { Length: > 0 } delimiter)
            return value;
        var parts = value.Value.Split(delimiter);
        return Index(source) is var index && index >= 0 && index < parts.Length ? NodeEdit.Text(parts[index], value.At) : null;
    }

    private void Copy(ResourceList resources, Node target, Scalar value)
    {
        if (target["select"] is not { } select)
            return;

        var rejected = (target["reject"]?.Items ?? []).SelectMany(reject => new TargetSelector(reject).Find(resources, budget)).ToHashSet();
        var paths = (target["fieldPaths"]?.Items ?? []).OfType<Scalar>().Select(path => new FieldPath(path.Value)).DefaultIfEmpty(new FieldPath("metadata.name")).ToList();
        foreach (var place in new TargetSelector(select).Find(resources, budget).Where(place => !rejected.Contains(place)).ToList())
            foreach (var path in paths)
            {
                budget.Spend(1);
                resources.Put(place, Copy(resources[place].Root, path, target, value));
            }
    }

    private static Node Copy(Node root, FieldPath path, Node target, Scalar value)
    {
        if (target["options"]?["create"]?.Text == "true" && path.IsPlain && !path.Find(root).Any())
            return path.Put(root, value);
        return path.Change(root, old => target["options"]?["delimiter"]?.Text is { Length: > 0 } delimiter ? Part(old, delimiter, Index(target), value) : value);
    }

    /// <summary>One part of the old text replaced; an index in front of it or behind it adds a part.</summary>
    private static Node Part(Node old, string delimiter, int index, Scalar value)
    {
        if (old.Text is not { } text)
            return old;

        var parts = text.Split(delimiter).ToList();
        if (index < 0)
            parts.Insert(0, value.Value);
        else if (index >= parts.Count)
            parts.Add(value.Value);
        else
            parts[index] = value.Value;
        return NodeEdit.Text(string.Join(delimiter, parts), value.At);
    }

    private static int Index(Node node) =>
        int.TryParse(node["options"]?["index"]?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : 0;
}
