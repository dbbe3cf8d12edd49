using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Kustomize;

/// <summary>What Kustomize makes of the scan: the objects of the roots that count, and the files that are no definitions of their own.</summary>
internal sealed class KustomizeModel
{
    /// <summary>Work of one build, as a multiple of the nodes that a document may have.</summary>
    private const int BudgetFactor = 10;

    private readonly List<Resource> _built = [];
    private readonly List<Fact> _facts = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patches = new(StringComparer.Ordinal);
    private readonly Kustomizations _all;
    private readonly OverlayChoice _choice;

    /// <param name="workspace">The scan.</param>
    /// <param name="isForeign">True for files that belong to somebody else, such as a Helm chart.</param>
    public KustomizeModel(Workspace workspace, Func<string, bool> isForeign)
    {
        _all = new Kustomizations(workspace, isForeign);
        _choice = new OverlayChoice(_all, workspace.Environment);
        var texts = new EmbeddedTexts(workspace);
        foreach (var root in _choice.Roots)
            Build(workspace, root, texts);
        _patches.UnionWith(_all.All.SelectMany(one => one.PatchFiles));
        foreach (var one in _choice.InCycles)
            _facts.Add(new ReadFact(one.Path, null, "the kustomization contains itself"));
        foreach (var (name, variant) in _choice.NotAnalysed)
            _facts.Add(new VariantFact(name, variant.At));
        foreach (var file in workspace.Files)
            if (Reason(file.File.Path) is { } reason)
                _facts.Add(new ReadFact(file.File.Path, null, reason) { IsOtherVariant = true });
    }

    /// <summary>The objects, patched and renamed.</summary>
    public IReadOnlyList<Resource> Built => _built;

    /// <summary>What was used and left out and why, and the variants by name.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>True when objects of this file do not count as they stand there.</summary>
    public bool Contains(string path) => _used.Contains(path) || Reason(path) is not null;

    private void Build(Workspace workspace, Kustomization root, EmbeddedTexts texts)
    {
        var build = new KustomizeBuild(workspace, _all, texts, new BuildBudget(BudgetFactor * workspace.Limits.ExpandedNodes, root.At));
        try
        {
            _built.AddRange(build.Run(root));
            _used.UnionWith(build.Collected);
            foreach (var read in build.Reads)
            {
                _used.Add(read.Path);
                _facts.Add(read);
            }
        }
        catch (LimitException failure)
        {
            _facts.Add(new ProblemFact("DPG0010", failure.At, $"{root.Path}:{failure.What}", [failure.What, failure.Limit]));
        }
    }

    private string? Reason(string path)
    {
        if (_all.All.Count == 0 || _used.Contains(path))
            return null;
        if (_patches.Contains(path))
            return "Kustomize patch";
        if (_choice.IsOfVariant(path))
            return "Kustomize overlay";
        return _all.Above(path) is { IsComponent: true } component && !_used.Contains(component.Path) ? "Kustomize component" : null;
    }
}
