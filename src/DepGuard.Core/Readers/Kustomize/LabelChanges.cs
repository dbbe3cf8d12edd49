using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>
/// The keys <c>commonLabels</c>, which selectors get too, and <c>labels</c>, where each entry says who gets them. As in Kustomize, a Service
/// without a selector gets one by this.
/// </summary>
internal static class LabelChanges
{
    private static readonly string[] OfObject = ["metadata", "labels"];

    /// <summary>Adds the labels.</summary>
    public static void Run(Kustomization one, ResourceList resources)
    {
        if (one.Root["commonLabels"] is Mapping common)
            Add(resources, common, withTemplates: true, withSelectors: true);
        foreach (var item in one.Items("labels"))
            if (item["pairs"] is Mapping pairs)
            {
                var withSelectors = item["includeSelectors"]?.Text == "true";
                Add(resources, pairs, withSelectors || item["includeTemplates"]?.Text == "true", withSelectors);
            }
    }

    private static void Add(ResourceList resources, Mapping pairs, bool withTemplates, bool withSelectors) => resources.Change(one =>
    {
        var root = one.Root.Put(OfObject, pairs.At, labels => With(labels, pairs));
        if (withTemplates && ObjectPaths.PodTemplate(one) is { Length: > 0 } template && one.Root["spec"] is not null)
            root = root.Put([.. template, .. OfObject], pairs.At, labels => With(labels, pairs));
        if (withSelectors && ObjectPaths.Selector(one) is { } selector)
            root = root.Put(selector, pairs.At, labels => With(labels, pairs));
        return root;
    });

    private static Node With(Node? labels, Mapping pairs) =>
        pairs.Entries.Aggregate((Node)(labels as Mapping ?? new Mapping([], pairs.At)), (all, pair) => all.With(pair.Key.Value, pair.Value, pair.Key.At));
}
