package org.onecard.kernel.synthetic;

import org.onecard.kernel.identity.Sex;

/** Names put together from common surnames and given-name characters. */
final class ChineseNames {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
          + "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
  private static final String FEMALE =
      "芳娜敏静丽艳娟霞秀燕玲桂兰英华玉萍红梅琴素云莲雪荣爱香月莺媛瑞凡佳嘉琼珍贞莉彤晶妍茜秋珊莎锦黛青倩婷"
          + "姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琳薇菁梦岚苑筠柔竹霭凝晓欢霄枫芸菲寒欣滢伊亚宜可姬舒影荔枝思";
  private static final String MALE =
      "伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢建国庆东海峰成亮志毅文武新利清兴良仁山"
          + "贵福生元全胜学祥才发松善厚义友裕河哲江泽晨辰士以泰盛雄琛钧冠策腾榕风航弘翔彦博轩豪天翰昊然";

  /** One name in this many has a single given character. */
  private static final int ONE_IN_SHORT = 5;

  private ChineseNames() {}

  /** A name for this sex, chosen by {@code dice}, any 64 bits. */
  static String name(Sex sex, long dice) {
    String given = sex == Sex.FEMALE ? FEMALE : MALE;
    long rest = dice >>> 1;
    StringBuilder name = new StringBuilder(3).append(pick(SURNAMES, rest));
    rest /= SURNAMES.length();
    name.append(pick(given, rest));
    rest /= given.length();
    if (rest % ONE_IN_SHORT != 0) {
      name.append(pick(given, rest / ONE_IN_SHORT));
    }
    return name.toString();
  }

  private static char pick(String characters, long dice) {
    return characters.charAt((int) (dice % characters.length()));
  }
}
