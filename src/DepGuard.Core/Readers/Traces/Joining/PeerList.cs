
namespace DepGuard.Readers.Traces.Joining;

/// <summary>The distinct other ends of calls, by numbers.</summary>
internal sealed class PeerList
{
    private const int MostPeers = 200_000;

    private readonly Dictionary<Peer, int> _numbers = [];
    private readonly List<Peer> _peers = [];

    /// <summary>The peer of a number.</summary>
    public Peer this[int number] => _peers[number];

    /// <summary>The number of a peer; -1 if there are too many.</summary>
    public int Add(Peer peer)
    {
        if (_numbers.TryGetValue(peer, out var number))
            return number;
        if (_peers.Count == MostPeers)
            return -1;
        _peers.Add(peer);
        return _numbers[peer] = _peers.Count - 1;
    }
}
