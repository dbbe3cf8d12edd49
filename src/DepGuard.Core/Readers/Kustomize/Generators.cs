using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>ConfigMaps and Secrets that a kustomization makes from literals and files; their names stay without the hash of the content.</summary>
internal sealed class Generators(Workspace workspace, Kustomization one)
{
    /// <summary>Adds what the kustomization generates, or merges it into what is there already.</summary>
    public void Run(ResourceList resources)
    {
        foreach (var generator in one.Items("configMapGenerator"))
            Add(resources, generator, "ConfigMap", "data");
        foreach (var generator in one.Items("secretGenerator"))
            Add(resources, generator, "Secret", "stringData");
    }

    private void Add(ResourceList resources, Node generator, string kind, string key)
    {
        if (generator["name"] is not Scalar name)
            return;

        var data = new Mapping([.. Literals(generator), .. EnvironmentFiles(generator), .. Files(generator)], generator.At);
        var behavior = generator["behavior"]?.Text;
        var space = generator["namespace"] as Scalar;
        var existing = behavior is "merge" or "replace" ? resources.Named(name.Value).Cast<int?>().FirstOrDefault(place => resources[place!.Value].IsNamed(kind, name.Value, space?.Value)) : null;
        if (existing is not { } place)
            resources.Add(Resource.From(Object(kind, name, space, key, data, generator.At)));
        else if (behavior == "merge")
            resources.Put(place, new StrategicMerge(mergesLists: false).Apply(resources[place].Root, new Mapping([new Entry(NodeEdit.Text(key, generator.At), data)], generator.At)));
        else
            resources.Put(place, resources[place].Root.With("data", null, generator.At).With(key, data, generator.At));
    }

    private static Mapping Object(string kind, Scalar name, Scalar? space, string key, Node data, SourceSpan at)
    {
        List<Entry> metadata = [new(NodeEdit.Text("name", at), name)];
        if (space is not null)
            metadata.Add(new Entry(NodeEdit.Text("namespace", at), space));
        return new Mapping(
            [
                new Entry(NodeEdit.Text("apiVersion", at), NodeEdit.Text("v1", at)),
                new Entry(NodeEdit.Text("kind", at), NodeEdit.Text(kind, at)),
                new Entry(NodeEdit.Text("metadata", at), new Mapping(metadata, at)),
                new Entry(NodeEdit.Text(key, at), data),
            ],
            at);
    }

    /// <summary><c>KEY=value</c>, where quotes around the value do not belong to it.</summary>
    private static IEnumerable<Entry> Literals(Node generator)
    {
        foreach (var literal in Texts(generator, "literals"))
            if (literal.Value.IndexOf('=') is var equals and > 0)
                yield return new Entry(NodeEdit.Text(literal.Value[..equals], literal.At), NodeEdit.Text(Unquoted(literal.Value[(equals + 1)..]), literal.At));
    }

    private static string Unquoted(string value) => value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;

    private IEnumerable<Entry> EnvironmentFiles(Node generator)
    {
        foreach (var path in Texts(generator, "envs").Concat(Texts(generator, "env")))
        {
            var number = 0;
            foreach (var line in Open(path.Value)?.Text.Split('\n') ?? [])
            {
                var text = line.TrimEnd('\r');
                var at = new SourceSpan(Paths.Combine(one.Folder, path.Value)!, ++number, 1, number, text.Length + 1);
                if (text.TrimStart() is not ['#', ..] && text.IndexOf('=') is var equals and > 0)
                    yield return new Entry(NodeEdit.Text(text[..equals].Trim(), at), NodeEdit.Text(text[(equals + 1)..], at with { Column = equals + 2 }));
            }
        }
    }

    /// <summary><c>key=path</c>, or a path whose last part is the key; the value is the text of the file, at its beginning.</summary>
    private IEnumerable<Entry> Files(Node generator)
    {
        foreach (var file in Texts(generator, "files"))
        {
            var equals = file.Value.IndexOf('=');
            var path = file.Value[(equals + 1)..];
            if (Open(path) is { } source)
                yield return new Entry(NodeEdit.Text(equals > 0 ? file.Value[..equals] : Paths.Name(path), file.At), NodeEdit.Text(source.Text, SourceSpan.StartOf(source.Path)));
        }
    }

    private SourceFile? Open(string path) => Paths.Combine(one.Folder, path) is { } full ? workspace.Text(full) : null;

    private static IEnumerable<Scalar> Texts(Node generator, string key) =>
        generator[key] is Scalar single ? [single] : (generator[key]?.Items ?? []).OfType<Scalar>();
}
