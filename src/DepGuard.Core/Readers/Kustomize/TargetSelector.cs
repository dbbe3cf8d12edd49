using DepGuard.Documents;

namespace DepGuard.Readers.Kustomize;

/// <summary>Chooses objects by patterns over their identity and by labels; what it does not state matches everything.</summary>
internal sealed class TargetSelector(Node selector)
{
    private readonly Pattern? _group = Pattern.Of(selector["group"]?.Text);
    private readonly Pattern? _version = Pattern.Of(selector["version"]?.Text);
    private readonly Pattern? _kind = Pattern.Of(selector["kind"]?.Text);
    private readonly Pattern? _name = Pattern.Of(selector["name"]?.Text);
    private readonly Pattern? _namespace = Pattern.Of(selector["namespace"]?.Text);
    private readonly LabelSelector _labels = new(selector["labelSelector"]?.Text);
    private readonly LabelSelector _annotations = new(selector["annotationSelector"]?.Text);

    /// <summary>Places of the objects that match; every object that is looked at costs.</summary>
    public IEnumerable<int> Find(ResourceList resources, BuildBudget budget)
    {
        var candidates = _name?.Literal is { } name ? resources.Named(name) : resources.Places;
        foreach (var place in candidates.ToList())
        {
            budget.Spend(1);
            if (Matches(resources[place]))
                yield return place;
        }
    }

    private bool Matches(Resource one) =>
        (_group?.Matches(one.Group) ?? true)
        && (_version?.Matches(one.Version) ?? true)
        && (_kind?.Matches(one.Kind) ?? true)
        && one.Names.Any(name => (_name?.Matches(name.Name) ?? true) && (_namespace?.Matches(name.Namespace ?? "default") ?? true))
        && _labels.Matches(one.Root["metadata"]?["labels"])
        && _annotations.Matches(one.Root["metadata"]?["annotations"]);
}
