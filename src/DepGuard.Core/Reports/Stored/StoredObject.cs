using System.Globalization;
using System.Text.Json;
using DepGuard.Facts;

namespace DepGuard.Reports.Stored;

/// <summary>
/// An object of a stored document, read member by member. A member that is missing or has the wrong type is a mistake and reads as
/// something harmless, so that reading goes on and never throws.
/// </summary>
internal sealed class StoredObject(JsonElement element, string place, StoredErrors errors)
{
    /// <summary>Longest text of a wrong value that a message repeats.</summary>
    private const int MaxShown = 40;

    /// <summary>The place of a member in the document.</summary>
    public string PlaceOf(string name) => place.Length == 0 ? name : $"{place}.{name}";

    /// <summary>Notes a mistake at a member.</summary>
    public void Wrong(string name, string mistake) => errors.Add(PlaceOf(name), mistake);

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => Member(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Whether the member is text.</summary>
    public bool IsText(string name) => Member(name).ValueKind == JsonValueKind.String;

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    /// <summary>A text; null if there is none.</summary>
    public string? OptionalText(string name) => Has(name) ? Text(Member(name), PlaceOf(name)) : null;

    /// <summary>An array of texts; empty if it is missing.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select((item, index) => Text(item, $"{PlaceOf(name)}[{index}]"))];

    /// <summary>A whole number of at least 0 that must be there.</summary>
    public int Count(string name)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) && number >= 0)
            return number;

        return Has(name) ? WrongValue(name, "must be a whole number", 0) : Missing(name, 0);
    }

    /// <summary>A number that is finite and at least 0; null if there is none.</summary>
    public double? Number(string name)
    {
        if (!Has(name))
            return null;

        return Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDouble(out var number) && number >= 0 && double.IsFinite(number)
            ? number
            : WrongValue(name, "must be a number of at least 0", 0.0);
    }

    /// <summary>Milliseconds; null if there are none.</summary>
    public TimeSpan? Time(string name) => Number(name) is not { } time ? null
        : time >= TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.MaxValue
        : TimeSpan.FromMilliseconds(time);

    /// <summary>Whether the member is true.</summary>
    public bool IsTrue(string name) => Member(name).ValueKind == JsonValueKind.True;

    /// <summary>A value of an enumeration that must be there.</summary>
    public T Label<T>(string name)
        where T : struct, Enum => Label<T>(Text(name), PlaceOf(name));

    /// <summary>An array of values of an enumeration.</summary>
    public IReadOnlyList<T> Labels<T>(string name)
        where T : struct, Enum => [.. Texts(name).Select((text, index) => Label<T>(text, $"{PlaceOf(name)}[{index}]"))];

    /// <summary>A day; null if there is none.</summary>
    public DateOnly? Day(string name) => OptionalText(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : WrongValue<DateOnly?>(name, "must be a day such as 2027-03-01", null);

    /// <summary>An object that must be there.</summary>
    public StoredObject Object(string name) => Optional(name) ?? Missing(name, new StoredObject(default, PlaceOf(name), errors));

    /// <summary>An object; null if there is none.</summary>
    public StoredObject? Optional(string name) => Has(name) ? Object(Member(name), PlaceOf(name)) : null;

    /// <summary>An array of objects; empty if it is missing.</summary>
    public IReadOnlyList<StoredObject> Objects(string name) =>
        [.. Items(name).Select((item, index) => Object(item, $"{PlaceOf(name)}[{index}]"))];

    private IEnumerable<JsonElement> Items(string name)
    {
        var member = Member(name);
        if (member.ValueKind == JsonValueKind.Array)
            return member.EnumerateArray();

        return Has(name) ? WrongValue<IEnumerable<JsonElement>>(name, "must be an array", []) : [];
    }

    private StoredObject Object(JsonElement item, string at)
    {
        if (item.ValueKind != JsonValueKind.Object)
            errors.Add(at, "must be an object");
        return new StoredObject(item, at, errors);
    }

    private T Label<T>(string text, string at)
        where T : struct, Enum
    {
        if (Facts.Label.Find<T>(text) is { } value)
            return value;

        errors.Add(at, $"'{Cut(text)}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Facts.Label.Of))}");
        return default;
    }

    /// <summary>Half of a surrogate pair passes as JSON and fails only where it is read, with an exception.</summary>
    private JsonElement Member(string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            errors.Add(place, "has a name that is no text");
            return default;
        }
    }

    private string Text(JsonElement item, string at)
    {
        try
        {
            if (item.ValueKind == JsonValueKind.String)
                return item.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as above.
        }

        errors.Add(at, "must be text");
        return "";
    }

    private T Missing<T>(string name, T harmless)
    {
        Wrong(name, "is missing");
        return harmless;
    }

    private T WrongValue<T>(string name, string mistake, T harmless)
    {
        Wrong(name, mistake);
        return harmless;
    }

    private static string Cut(string text) => text.Length > MaxShown ? $"{text[..MaxShown]}…" : text;
}
