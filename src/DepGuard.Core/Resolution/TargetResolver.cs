using System.Globalization;
using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>Resolves the address of a call from where its caller stands: names, the loopback host, ports of the host machine.</summary>
internal sealed class TargetResolver(NameTable names, PortTable ports)
{
    private static readonly string[] Reserved = ["example.com", "example.org", "example.net", "invalid"];

    private readonly List<NamingProblem> _problems = [];

    /// <summary>Problems met so far.</summary>
    public IReadOnlyList<NamingProblem> Problems => _problems;

    /// <summary>The services, or the host outside of the scan, that a call goes to.</summary>
    public ResolvedTarget Resolve(CallFact call, ServiceDraft caller, ProvisionalService member)
    {
        if (call.Target.IsVariable)
            return call.OnlyIfKnown ? ResolvedTarget.None : new ResolvedTarget([], call.Target.Host, Confidence.Guessed);
        if (call.Target.IsDockerHost || (call.Target.IsLoopback && call.OnHost))
            return OnHostMachine(call, call.Target, caller, member);
        if (call.Target.IsLoopback)
            return InOwnContainer(call, caller, member);

        var address = call.Target;
        var found = names.Resolve(member, ref address);
        if (found.Count == 0 && address.IsDockerHost)
            return OnHostMachine(call, address, caller, member);
        if (found.Count == 0)
            return Unknown(call, caller, member, address);
        if (found.Count > 1)
            return Ambiguous(call, caller, found);

        CheckPort(call, caller, found[0], member);
        return new ResolvedTarget(found, null, call.Confidence);
    }

    /// <summary>A port of the host machine; one that nobody has may be the caller's own if it runs in a container there.</summary>
    private ResolvedTarget OnHostMachine(CallFact call, Address target, ServiceDraft caller, ProvisionalService member)
    {
        if (target.Port is not { } port)
            return ResolvedTarget.None;

        var found = target.IsDockerHost ? ports.Published(port) : ports.Local(port);
        return found.Count switch
        {
            1 => new ResolvedTarget(found, null, call.Confidence),
            0 when !call.OnlyIfKnown && (target.IsDockerHost || member.Family is "dotnet" or "spring") =>
                new ResolvedTarget([], string.Create(CultureInfo.InvariantCulture, $"{target.Host}:{port}"), Confidence.Guessed),
            0 => ResolvedTarget.None,
            _ => Ambiguous(call, caller, found),
        };
    }

    /// <summary>Inside a container the loopback host is the container itself, or one that shares its network.</summary>
    private ResolvedTarget InOwnContainer(CallFact call, ServiceDraft caller, ProvisionalService member)
    {
        var address = call.Target with { Host = "localhost" };
        var sharing = names.Resolve(member, ref address).Where(service => service != caller).ToList();
        if (sharing.Count == 1 && (call.Target.Port is not { } wanted || sharing[0].Ports.Contains(wanted)))
            return new ResolvedTarget(sharing, null, call.Confidence);

        if (call.Target.Port is { } port && !call.OnlyIfKnown && call.Confidence > Confidence.Guessed && call.ModeByKey != CallMode.Control
            && ports.IsKnown(port) && !caller.Ports.Contains(port))
            _problems.Add(new NamingProblem("DPG0008", call, caller, [], []));
        return ResolvedTarget.None;
    }

    private ResolvedTarget Unknown(CallFact call, ServiceDraft caller, ProvisionalService member, Address address)
    {
        if (call.OnlyIfKnown || address.IsLoopback)
            return ResolvedTarget.None;
        if (call.Confidence == Confidence.Observed)
            return new ResolvedTarget([], address.Host, Confidence.Observed);
        if (names.IsInactive(member, address.Host) || IsForDocumentation(address.Host))
            return ResolvedTarget.None;

        var isSingleLabel = !address.Host.Contains('.') && !address.IsIpLiteral && address.Scheme != "s3";
        if (isSingleLabel && !call.IsCatalogName && call.Confidence > Confidence.Guessed)
            _problems.Add(new NamingProblem("DPG0002", call, caller, [], []));
        return new ResolvedTarget([], address.Host, call.UnknownIsGuess ? Confidence.Guessed : call.Confidence);
    }

    /// <summary>Names that RFC 2606 and RFC 6761 set aside; nobody serves them unless the scan says so.</summary>
    private static bool IsForDocumentation(string host) =>
        Reserved.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.'));

    private ResolvedTarget Ambiguous(CallFact call, ServiceDraft caller, IReadOnlyList<ServiceDraft> found)
    {
        if (call.Confidence > Confidence.Guessed)
            _problems.Add(new NamingProblem("DPG0003", call, caller, found, []));
        return new ResolvedTarget(found, null, Confidence.Guessed);
    }

    /// <summary>Reports a port that the host machine publishes and the callee does not listen on.</summary>
    private void CheckPort(CallFact call, ServiceDraft caller, ServiceDraft callee, ProvisionalService member)
    {
        if (call.OnHost || call.Target.Port is not { } port || member.Family != "compose")
            return;

        var own = callee.Members.Where(other => other.Family == "compose").SelectMany(other => other.Ports).ToList();
        var listens = own.Select(one => one.Port).OfType<int>().ToList();
        if (!listens.Contains(port) && own.Exists(one => one.Published == port && !one.IsLocal))
            _problems.Add(new NamingProblem("DPG0009", call, caller, [callee], listens));
    }
}
