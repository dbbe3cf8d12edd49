using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.HaProxy;

/// <summary>The calls of one HAProxy: to the servers of backends that a frontend leads to.</summary>
internal sealed class HaProxyRoutes
{
    private readonly Reference _owner;
    private readonly IReadOnlyList<HaProxySection> _sections;
    private readonly ILookup<string, HaProxySection> _backends;
    private readonly Func<string, IEnumerable<HaProxySection>> _filters;
    private readonly bool _isDeclared;

    /// <param name="owner">The service that runs it.</param>
    /// <param name="sections">Its configuration.</param>
    /// <param name="filters">The sections of a file that a filter names.</param>
    /// <param name="isDeclared">True when nothing but the file says that the service exists.</param>
    public HaProxyRoutes(Reference owner, IReadOnlyList<HaProxySection> sections, Func<string, IEnumerable<HaProxySection>> filters, bool isDeclared)
    {
        (_owner, _sections, _filters, _isDeclared) = (owner, sections, filters, isDeclared);
        _backends = sections.Where(section => section.Kind is "backend" or "listen").ToLookup(section => section.Name, StringComparer.Ordinal);
    }

    /// <summary>The calls.</summary>
    public IEnumerable<CallFact> Read()
    {
        var entries = _sections.Where(section => section.Kind is "frontend" or "listen" && !section.Lines.Exists(line => line[0] == "disabled")).ToList();
        var reached = entries.SelectMany(Backends).Concat(entries.Where(section => section.Kind == "listen")).Distinct().ToList();
        foreach (var call in reached.SelectMany(proxy => Servers(proxy, null)))
            yield return call;
        foreach (var call in entries.Concat(reached).Distinct().SelectMany(Authentications))
            yield return call;
    }

    /// <summary>Backends that a frontend names; a name that the request decides can be any.</summary>
    private IEnumerable<HaProxySection> Backends(HaProxySection frontend)
    {
        var names = frontend.Lines.Where(line => line[0] == "use_backend").Append(frontend.Find("default_backend")).OfType<HaProxyLine>().Select(line => line[1]);
        return names.SelectMany(name => name.Contains("%[", StringComparison.Ordinal) ? _sections.Where(section => section.Kind == "backend") : _backends[name]);
    }

    /// <summary>Sub-requests of the Lua script <c>haproxy-auth-request</c>, and of filters that offload to an agent.</summary>
    private IEnumerable<CallFact> Authentications(HaProxySection proxy)
    {
        foreach (var line in proxy.Lines.Where(line => line[0] == "http-request" && line[1].StartsWith("lua.auth-", StringComparison.Ordinal)))
            foreach (var call in _backends[line[2]].SelectMany(backend => Servers(backend, line)))
                yield return call;
        foreach (var line in proxy.Lines.Where(line => line.StartsWith("filter", "spoe") && line.After("config") is not null))
            foreach (var agent in _filters(line.After("config")!).SelectMany(section => section.Lines).Where(inner => inner[0] == "use-backend"))
                foreach (var call in _backends[agent[1]].SelectMany(backend => Servers(backend, line)))
                    yield return call;
    }

    private IEnumerable<CallFact> Servers(HaProxySection proxy, HaProxyLine? authentication)
    {
        var isHttp = proxy.Find("mode")?[1] == "http";
        var isProbed = proxy.Find("option", "httpchk") is not null && authentication is null;
        foreach (var line in proxy.Lines)
        {
            var text = line[0] switch { "server" => line[2], "server-template" => line[3], "dispatch" => line[1], _ => string.Empty };
            if (text.Length == 0 || line.Words.Contains("disabled") || AddressOf(text) is not { } address)
                continue;
            var call = new CallFact(_owner, address with { Scheme = isHttp ? "http" : "tcp" }, $"{proxy.Name}: {line[0]} {line[1]}", line.At, address.IsVariable ? Confidence.Guessed : Confidence.Declared)
            {
                ModeByKey = isHttp && authentication is null ? CallMode.Sync : null,
                ModeByAddress = AddressMode.Of(address),
                Roles = authentication is null ? [] : [Role.Auth],
                UnknownIsGuess = _isDeclared,
                OnHost = _isDeclared,
                Policies = HaProxyNumbers.Of(proxy, line),
            };
            yield return authentication is null ? call : call with { Key = authentication[1] == "spoe" ? "filter spoe" : authentication[1] };
            if (isProbed && (line.Words.Contains("check") || proxy.Find("default-server")?.Words.Contains("check") == true))
                yield return call with { Key = "option httpchk", ModeByKey = CallMode.Control };
        }
    }

    /// <summary>The host of a server; null for socket files. <c>_web._tcp.service.consul</c> is what DNS calls the service <c>web</c>.</summary>
    private static Address? AddressOf(string text)
    {
        if (text[0] is '/' or '*' || text.StartsWith("unix@", StringComparison.Ordinal) || text.StartsWith("abns@", StringComparison.Ordinal) || text.StartsWith("fd@", StringComparison.Ordinal))
            return null;

        var host = text[(text.IndexOf('@') + 1)..];
        if (host.StartsWith('_') && host.Split('.', 3) is [var name, "_tcp" or "_udp", var rest])
            host = rest.StartsWith("service.consul", StringComparison.Ordinal) ? $"{name[1..]}.{rest}" : rest;
        return HostText.ParseHostPort(host) ?? HostText.ParseBracketed(host) ?? AddressGrammar.ParseBareHost(host) ?? WithVariable(host);
    }

    private static Address? WithVariable(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 && text[(colon + 1)..].StartsWith('$') ? text[..colon] : text;
        return HostText.IsHost(host) ? new Address(host) : null;
    }
}
