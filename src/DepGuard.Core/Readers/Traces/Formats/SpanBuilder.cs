using System.Buffers.Text;
using DepGuard.Readers.Traces.Joining;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>A span while it is read: the formats set what they know, in any order.</summary>
internal sealed class SpanBuilder(HostList hosts, NameList names, PeerList peers) : IAttributeTarget
{
    private const int NameCount = (int)SpanAttribute.ModelProvider + 1;

    /// <summary>Databases inside of the process that uses them.</summary>
    private static readonly string[] Embedded = ["sqlite", "h2", "hsqldb", "derby", "h2database", "duckdb"];

    private static readonly SpanAttribute[] OfStore = [SpanAttribute.ServerAddress, SpanAttribute.OldServerAddress, SpanAttribute.ServicePeerName, SpanAttribute.PeerService, SpanAttribute.Url];
    private static readonly SpanAttribute[] OfCallee = [.. Enumerable.Range(0, NameCount).Select(number => (SpanAttribute)number)];

    private readonly int[] _peers = new int[NameCount];
    private readonly List<SpanLink> _links = [];
    private int _port;
    private int _storeSystem;
    private int _brokerSystem;
    private int _destination;
    private SpanKind _operation;
    private SpanTraits _traits;
    private int _resend;

    /// <summary>Id of its trace.</summary>
    public TraceId Trace { get; set; }

    /// <summary>Its id; 0 until it is known.</summary>
    public ulong Id { get; set; }

    /// <summary>Id of its parent; 0 for none.</summary>
    public ulong Parent { get; set; }

    /// <summary>Its kind as stated.</summary>
    public SpanKind Kind { get; set; }

    /// <summary>Start in nanoseconds since 1970; null if unknown.</summary>
    public long? Start { get; set; }

    /// <summary>Duration in nanoseconds; null if unknown.</summary>
    public long? Duration { get; set; }

    /// <summary>Forgets the span before.</summary>
    public void Clear()
    {
        (Trace, Id, Parent, Kind, Start, Duration) = (default, 0, 0, SpanKind.Unspecified, null, null);
        _peers.AsSpan().Fill(-1);
        _links.Clear();
        (_port, _storeSystem, _brokerSystem, _destination) = (0, -1, -1, -1);
        (_operation, _traits, _resend) = (SpanKind.Unspecified, SpanTraits.None, 0);
    }

    /// <summary>Spans that it links to; another span's once this builder is cleared.</summary>
    public IReadOnlyList<SpanLink> Links => _links;

    /// <summary>Adds a trait.</summary>
    public void Mark(SpanTraits trait) => _traits |= trait;

    /// <summary>Adds a span that it links to.</summary>
    public void AddLink(SpanLink link) => _links.Add(link);

    /// <summary>Takes the value of an attribute.</summary>
    public void Set(SpanAttribute attribute, ReadOnlySpan<byte> value)
    {
        switch (attribute)
        {
            case SpanAttribute.ServicePeerName or SpanAttribute.PeerService or SpanAttribute.InvokedFunction or SpanAttribute.ModelProvider:
                _peers[(int)attribute] = hosts.AddName(value);
                break;
            case SpanAttribute.ServerAddress or SpanAttribute.OldServerAddress or SpanAttribute.HttpHost or SpanAttribute.PeerAddress:
                _peers[(int)attribute] = hosts.AddHost(value);
                break;
            case SpanAttribute.Url:
                _peers[(int)attribute] = hosts.AddUrl(value);
                _traits |= ControlPath.OfPath(PathOf(value));
                break;
            case SpanAttribute.RpcService:
                _peers[(int)attribute] = hosts.AddName(value);
                _traits |= ControlPath.OfRpcService(value);
                break;
            case SpanAttribute.Path:
                _traits |= ControlPath.OfPath(value);
                break;
            case SpanAttribute.StoreSystem:
                _storeSystem = names.Add(value);
                break;
            case SpanAttribute.Query when _storeSystem < 0:
                _storeSystem = names.Add("sql"u8);
                break;
            case SpanAttribute.BrokerSystem:
                _brokerSystem = names.Add(value);
                break;
            case SpanAttribute.Destination:
                _destination = names.Add(value);
                break;
            case SpanAttribute.Operation:
                _operation = SpanValues.Operation(value);
                break;
            default:
                SetOutcome(attribute, value);
                break;
        }
    }

    int IAttributeTarget.Find(ReadOnlySpan<byte> key) => SpanAttributes.Find(key) is { } attribute ? (int)attribute : -1;

    void IAttributeTarget.Set(int attribute, ReadOnlySpan<byte> value) => Set((SpanAttribute)attribute, value);

    /// <summary>The finished span of a service.</summary>
    public Span Build(int service, int file, int line)
    {
        var kind = EffectiveKind();
        return new Span
        {
            Id = Id,
            Parent = Parent,
            Duration = Duration ?? -1,
            Service = service,
            File = file,
            Line = line,
            Resend = _resend,
            Kind = kind,
            Traits = _traits,
            Peer = kind is SpanKind.Client or SpanKind.Producer or SpanKind.Consumer ? PeerOf(kind) : -1,
        };
    }

    private void SetOutcome(SpanAttribute attribute, ReadOnlySpan<byte> value)
    {
        var isNumber = Utf8Parser.TryParse(value, out int number, out var read) && read == value.Length;
        switch (attribute)
        {
            case SpanAttribute.Port when isNumber:
                _port = number is > 0 and <= 65535 ? number : 0;
                break;
            case SpanAttribute.Resend when isNumber:
                _resend = Math.Max(0, number);
                break;
            case SpanAttribute.Kind:
                Kind = SpanValues.Kind(value);
                break;
            case SpanAttribute.HttpStatus when isNumber && number >= 500:
            case SpanAttribute.RpcStatus when !SpanValues.IsOk(value):
            case SpanAttribute.StatusCode when SpanValues.IsError(value):
            case SpanAttribute.Error when value.SequenceEqual("true"u8):
                _traits |= SpanTraits.Error;
                break;
        }
    }

    /// <summary>Spans of clients that send or take messages, or state no kind although they call a store, are told by their attributes.</summary>
    private SpanKind EffectiveKind() => Kind switch
    {
        SpanKind.Client or SpanKind.Unspecified when IsMessaging && _operation != SpanKind.Unspecified => _operation,
        SpanKind.Unspecified when _storeSystem >= 0 => SpanKind.Client,
        _ => Kind,
    };

    private bool IsMessaging => _brokerSystem >= 0 || _destination >= 0;

    private int PeerOf(SpanKind kind)
    {
        if (kind != SpanKind.Client || (IsMessaging && _storeSystem < 0))
            return Known(new Peer(PeerRole.Broker, Name(OfStore), _port, _brokerSystem, _destination));
        if (_storeSystem < 0)
            return Known(new Peer(PeerRole.Callee, Name(OfCallee), _port, -1, -1));

        var name = Name(OfStore);
        var isInside = name < 0 && Embedded.Contains(names[_storeSystem], StringComparer.OrdinalIgnoreCase);
        return isInside ? -1 : Known(new Peer(PeerRole.Store, name, _port, _storeSystem, -1));
    }

    private int Known(Peer peer) => peer.Name < 0 && peer.System < 0 && peer.Destination < 0 ? -1 : peers.Add(peer);

    /// <summary>The first attribute that names another machine.</summary>
    private int Name(SpanAttribute[] order)
    {
        foreach (var attribute in order)
            if (_peers[(int)attribute] is var number and >= 0 && !hosts[number].IsLoopback)
                return number;
        return -1;
    }

    private static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> url)
    {
        var mark = url.IndexOf("://"u8);
        var rest = mark < 0 ? url : url[(mark + 3)..];
        var slash = rest.IndexOf((byte)'/');
        return slash < 0 ? [] : rest[slash..];
    }
}
