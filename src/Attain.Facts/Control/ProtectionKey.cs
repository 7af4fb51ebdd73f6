namespace Attain.Facts;

/// <summary>A key that signs cookies, shared by all nodes of an installation.</summary>
public sealed class ProtectionKey
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Xml { get; set; } = "";
}
