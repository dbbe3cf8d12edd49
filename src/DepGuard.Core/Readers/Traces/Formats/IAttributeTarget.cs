namespace DepGuard.Readers.Traces.Formats;

/// <summary>Takes the attributes that it knows.</summary>
internal interface IAttributeTarget
{
    /// <summary>The number of an attribute; -1 if it does not count.</summary>
    int Find(ReadOnlySpan<byte> key);

    /// <summary>Takes the text of a string, number or boolean.</summary>
    void Set(int attribute, ReadOnlySpan<byte> value);
}
