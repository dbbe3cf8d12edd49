namespace DepGuard.Readers.Kustomize;

/// <summary>
/// Which kustomizations are the model. One that is alone over its base is built; of several over one base the base is, and they are variants
/// of it, as is everything above them, unless the environment names one.
/// </summary>
internal sealed class OverlayChoice
{
    private readonly Kustomizations _all;
    private readonly Dictionary<string, List<Kustomization>> _includers = new(StringComparer.Ordinal);
    private readonly Dictionary<Kustomization, string> _variants = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Kustomization> _active;
    private readonly HashSet<Kustomization> _gathering;

    public OverlayChoice(Kustomizations all, string? environment)
    {
        _all = all;
        var models = all.All.Where(one => !one.IsComponent).ToList();
        foreach (var one in models)
            foreach (var target in all.Targets(one))
                (_includers.TryGetValue(target, out var list) ? list : _includers[target] = []).Add(one);
        FindVariants(TargetsOfSeveralRoots(models));
        _active = new HashSet<Kustomization>(models.Where(one => !_variants.ContainsKey(one)), ReferenceEqualityComparer.Instance);
        Activate(_variants.Where(variant => variant.Value.Equals(environment, StringComparison.OrdinalIgnoreCase)).Select(variant => variant.Key));
        _gathering = new HashSet<Kustomization>(models.Where(Gathers), ReferenceEqualityComparer.Instance);
        Roots = [.. models.Where(one => _active.Contains(one) && !Includers(one.Folder).Any(_active.Contains))];
    }

    /// <summary>What is built, in order of path.</summary>
    public IReadOnlyList<Kustomization> Roots { get; }

    /// <summary>Those that no root leads to, since they contain themselves.</summary>
    public IEnumerable<Kustomization> InCycles
    {
        get
        {
            var reached = new HashSet<Kustomization>(ReferenceEqualityComparer.Instance);
            var open = new Stack<Kustomization>(Roots);
            while (open.TryPop(out var one))
                if (reached.Add(one))
                    foreach (var below in _all.Targets(one).Select(_all.Find).OfType<Kustomization>())
                        open.Push(below);
            return _active.Where(one => !reached.Contains(one)).OrderBy(one => one.Path, StringComparer.Ordinal);
        }
    }

    /// <summary>Names of the variants that are not part of the model.</summary>
    public IEnumerable<(string Name, Kustomization Variant)> NotAnalysed =>
        _variants.Where(variant => !_active.Contains(variant.Key)).Select(variant => (variant.Value, variant.Key));

    /// <summary>True when a file belongs to variants only: it lies in the folder of one, or no other kustomization lists it.</summary>
    public bool IsOfVariant(string path)
    {
        var includers = Includers(path);
        if (includers.Count > 0)
            return includers.Count == 1 && IsLeftOut(includers[0]);
        return _all.Above(path) is { } above && IsLeftOut(above) && (above.Path == path || !_gathering.Contains(above));
    }

    /// <summary>True for one that lists folders below its own: other files there are none of its business.</summary>
    private bool Gathers(Kustomization one) => _all.Targets(one).Any(target => Paths.IsWithin(target, one.Folder) && _all.Find(target) is not null);

    private bool IsLeftOut(Kustomization one) => _variants.ContainsKey(one) && !_active.Contains(one);

    private List<Kustomization> Includers(string target) => _includers.GetValueOrDefault(target) ?? [];

    /// <summary>Targets that two includers reach from different roots; each is visited from two roots at most.</summary>
    private List<string> TargetsOfSeveralRoots(List<Kustomization> models)
    {
        var first = new Dictionary<string, Kustomization>(StringComparer.Ordinal);
        var several = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in models.Where(one => Includers(one.Folder).Count == 0))
        {
            var open = new Stack<Kustomization>([root]);
            while (open.TryPop(out var one))
                foreach (var target in _all.Targets(one))
                    if ((first.TryAdd(target, root) || (first[target] != root && several.Add(target))) && _all.Find(target) is { } below)
                        open.Push(below);
        }

        return [.. several.Where(target => Includers(target).Count > 1).Order(StringComparer.Ordinal)];
    }

    private void FindVariants(IEnumerable<string> bases)
    {
        var open = new Queue<Kustomization>();
        foreach (var target in bases)
        {
            var over = Includers(target);
            var common = CommonEnding(over);
            foreach (var one in over)
                if (_variants.TryAdd(one, NameOf(one, common)))
                    open.Enqueue(one);
        }

        while (open.TryDequeue(out var one))
            foreach (var above in Includers(one.Folder))
                if (_variants.TryAdd(above, NameOf(above, 0)))
                    open.Enqueue(above);
    }

    private void Activate(IEnumerable<Kustomization> chosen)
    {
        var open = new Stack<Kustomization>(chosen);
        while (open.TryPop(out var one))
            if (_active.Add(one))
                foreach (var below in _all.Targets(one).Select(_all.Find).OfType<Kustomization>())
                    open.Push(below);
    }

    /// <summary>Folders at the end of the paths that all have in common: <c>dev/auth</c> and <c>prod/auth</c> are named by what stands before.</summary>
    private static int CommonEnding(List<Kustomization> over)
    {
        var parts = over.Select(one => one.Folder.Split('/')).ToList();
        var common = 0;
        while (parts.TrueForAll(folders => folders.Length > common + 1) && parts.Select(folders => folders[^(common + 1)]).Distinct(StringComparer.Ordinal).Count() == 1)
            common++;
        return common;
    }

    private static string NameOf(Kustomization one, int common) => one.Folder.Length == 0 ? "." : one.Folder.Split('/')[^(common + 1)];
}
