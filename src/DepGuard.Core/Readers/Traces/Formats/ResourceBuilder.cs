namespace DepGuard.Readers.Traces.Formats;

/// <summary>What the attributes of a resource say about the service whose spans follow.</summary>
internal sealed class ResourceBuilder(ServiceList services, NameList names) : IAttributeTarget
{
    private static readonly string[] Keys =
        ["service.name", "service.namespace", "k8s.namespace.name", "k8s.deployment.name", "k8s.statefulset.name", "k8s.daemonset.name", "container.name"];

    private static readonly NameList KeyNames = new(Keys);

    private readonly int[] _values = new int[Keys.Length];

    /// <summary>Forgets the resource before.</summary>
    public void Clear() => _values.AsSpan().Fill(-1);

    /// <summary>The number of an attribute that counts; -1 for any other.</summary>
    public int Find(ReadOnlySpan<byte> key) => KeyNames.Find(key);

    /// <summary>Takes the value of an attribute by its number.</summary>
    public void Set(int key, ReadOnlySpan<byte> value) => _values[key] = names.Add(value);

    /// <summary>Takes the name of the service where a format states it outside of the attributes.</summary>
    public void SetName(ReadOnlySpan<byte> value) => Set(0, value);

    /// <summary>The number of the service; -1 if nothing names it. Inside of a pod the name of a container tells too little.</summary>
    public int Build()
    {
        var space = _values[1] >= 0 ? _values[1] : _values[2];
        var workload = _values[3] >= 0 ? _values[3] : _values[4] >= 0 ? _values[4] : _values[5];
        var container = workload < 0 && _values[2] < 0 ? _values[6] : -1;
        return services.Add(new ServiceKey(_values[0], space, workload, container));
    }
}
