using DepGuard.Facts;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.Aspire.AppHost;

/// <summary>
/// What a program adds to an Aspire host, found by following its variables and fluent calls from top to bottom. Nothing is run: both branches
/// of a condition count, and what a loop or another file adds is not seen.
/// </summary>
internal sealed class AppHostProgram
{
    /// <summary>A part of a part of a part is more than any resource has.</summary>
    private const int DeepestPart = 8;

    private readonly CSharpProgram _program;
    private readonly AppHostResource?[] _ofCall;
    private readonly Dictionary<string, AppHostResource> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AppHostResource> _byName = new(StringComparer.OrdinalIgnoreCase);

    public AppHostProgram(CSharpProgram program)
    {
        _program = program;
        _ofCall = new AppHostResource?[program.Calls.Count];
        for (var i = 0; i < program.Calls.Count; i++)
        {
            var call = program.Calls[i];
            _ofCall[i] = Evaluate(call);
            if (_ofCall[i] is { } result && call.IsLast && program.IsMark(call.ChainStart - 1, '=') && call.ChainStart > 1)
                _variables[program.Text(call.ChainStart - 2)] = result;
        }
    }

    /// <summary>The resources, in order.</summary>
    public IReadOnlyCollection<AppHostResource> Resources => _byName.Values;

    /// <summary>Calls on resources, such as <c>api.WithReference(db)</c>, in order.</summary>
    public IEnumerable<(AppHostResource Resource, CSharpCall Call)> Statements
    {
        get
        {
            for (var i = 0; i < _ofCall.Length; i++)
                if (On(_program.Calls[i]) is { } resource)
                    yield return (resource, _program.Calls[i]);
        }
    }

    /// <summary>Resources that the arguments of a call name, themselves or by a variable, each with the last string in front.</summary>
    public IEnumerable<(AppHostResource Resource, string? Key)> Named(CSharpCall call)
    {
        foreach (var range in call.Arguments)
            foreach (var (name, key) in _program.Names(range))
                if (_variables.TryGetValue(name, out var resource))
                    yield return (resource, key);
        foreach (var (inner, i) in _program.Inside(call.Open, call.Close))
            if (_ofCall[i] is { } added && added.Added == inner)
                yield return (added, null);
    }

    private AppHostResource? On(CSharpCall call) =>
        call.Receiver >= 0 ? _ofCall[call.Receiver] : _variables.GetValueOrDefault(call.ReceiverName);

    private AppHostResource? Evaluate(CSharpCall call)
    {
        var on = On(call);
        if (on is null && (call.Receiver >= 0 || call.ReceiverName.Length == 0 || AppHostMethods.KindOf(call.Name) is null))
            return null;
        if (on is not null && !AppHostMethods.AddsPart(call.Name))
            return on;
        return _program.Literal(call, 0) is { Length: > 0 } name ? Add(call, name, on) : on;
    }

    /// <summary>Adds a resource; names are unique in an application, so one that was added before, as in the other branch of a condition, stays.</summary>
    private AppHostResource Add(CSharpCall call, string name, AppHostResource? parent)
    {
        if (_byName.TryGetValue(name, out var known))
            return known;
        if (parent is not null && Depth(parent) >= DeepestPart)
            return parent;
        return _byName[name] = new AppHostResource(name, parent?.Kind ?? AppHostMethods.KindOf(call.Name)!.Value, call, parent);
    }

    private static int Depth(AppHostResource resource)
    {
        var depth = 0;
        for (var part = resource; part.Parent is not null; part = part.Parent)
            depth++;
        return depth;
    }
}
